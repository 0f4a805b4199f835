namespace Paynet
{
    internal unsafe interface INativeRequest
    {
        /// <summary>Copies the request into a struct of paynet.h that belongs to the call.</summary>
        void* Write(NativeCall call);
    }
}

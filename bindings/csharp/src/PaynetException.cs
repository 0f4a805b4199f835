using System;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>
    /// A call failed. The subclass says what may be done next. It never holds a card number, a CVC or a key.
    /// </summary>
    public abstract unsafe class PaynetException : Exception
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal PaynetException(int code, paynet_error* error)
            : base(NativeMemory.Read(error->message))
        {
            Code = (PaynetStatus)code;
            Name = NativeMemory.Read(Native.paynet_status_name(code));
            Class = (PaynetErrorClass)Native.paynet_status_class(code);
            Phase = (PaynetPhase)error->phase;
            Field = error->field[0] == 0 ? null : NativeMemory.Read(error->field);
            HttpStatus = error->http_status == 0 ? (int?)null : error->http_status;
            PaynetCode = NativeNumbers.Number(error->paynet_code);
            ErrorType = NativeMemory.Read(error->error_type);
            PaynetMessage = NativeMemory.Read(error->paynet_message);
        }

        /// <summary>
        /// What went wrong. A newer library may have codes that <see cref="PaynetStatus"/> doesn't list.
        /// </summary>
        public PaynetStatus Code { get; }

        /// <summary>The code's name, <c>PAYNET_ERR_DNS</c> say.</summary>
        public string Name { get; }

        /// <summary>What may be done next; each class has its subclass of this exception.</summary>
        public PaynetErrorClass Class { get; }

        /// <summary>What the code means and what to do next, in English.</summary>
        public string Explanation => Explain(Constants.PAYNET_LANGUAGE_ENGLISH);

        /// <summary>What the code means and what to do next, in Turkish.</summary>
        public string ExplanationInTurkish => Explain(Constants.PAYNET_LANGUAGE_TURKISH);

        /// <summary>The part of the call that failed.</summary>
        public PaynetPhase Phase { get; }

        /// <summary>The field at fault, <c>card_holder</c> say. Null if no field is.</summary>
        public string Field { get; }

        /// <summary>The HTTP status of the answer. Null if none came.</summary>
        public int? HttpStatus { get; }

        /// <summary>Paynet's return code. Null if none came.</summary>
        public int? PaynetCode { get; }

        /// <summary>Paynet's error type, <c>invalid_request_error</c> say. Empty if none came.</summary>
        public string ErrorType { get; }

        /// <summary>Paynet's message, usually Turkish. Empty if none came.</summary>
        public string PaynetMessage { get; }

        /// <summary>The exception for a code other than PAYNET_OK.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static PaynetException Of(int code, paynet_error* error)
        {
            switch ((PaynetErrorClass)Native.paynet_status_class(code))
            {
                case PaynetErrorClass.Call:
                    return new PaynetCallException(code, error);
                case PaynetErrorClass.NotReached:
                    return new PaynetNotReachedException(code, error);
                case PaynetErrorClass.Unknown:
                    return new PaynetUnknownOutcomeException(code, error);
                case PaynetErrorClass.Answered:
                    return new PaynetAnsweredException(code, error);
                default:
                    return new PaynetDefectException(code, error);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private string Explain(int language) => NativeMemory.Read(Native.paynet_status_explanation((int)Code, language));
    }

    /// <summary>
    /// The call itself is wrong and nothing was sent. Correct it; <see cref="PaynetException.Field"/> names the field.
    /// </summary>
    public sealed unsafe class PaynetCallException : PaynetException
    {
        internal PaynetCallException(int code, paynet_error* error)
            : base(code, error)
        {
        }
    }

    /// <summary>Nothing reached Paynet. Repeating is safe when the cause is gone.</summary>
    public sealed unsafe class PaynetNotReachedException : PaynetException
    {
        internal PaynetNotReachedException(int code, paynet_error* error)
            : base(code, error)
        {
        }
    }

    /// <summary>The request may have reached Paynet. Look up what happened before repeating.</summary>
    public sealed unsafe class PaynetUnknownOutcomeException : PaynetException
    {
        internal PaynetUnknownOutcomeException(int code, paynet_error* error)
            : base(code, error)
        {
        }
    }

    /// <summary>
    /// Paynet answered: a refusal, or an answer that can't be used. Read <see cref="PaynetException.PaynetCode"/> and
    /// <see cref="PaynetException.PaynetMessage"/>.
    /// </summary>
    public sealed unsafe class PaynetAnsweredException : PaynetException
    {
        internal PaynetAnsweredException(int code, paynet_error* error)
            : base(code, error)
        {
        }
    }

    /// <summary>A defect in the library. Report it.</summary>
    public sealed unsafe class PaynetDefectException : PaynetException
    {
        internal PaynetDefectException(int code, paynet_error* error)
            : base(code, error)
        {
        }
    }
}

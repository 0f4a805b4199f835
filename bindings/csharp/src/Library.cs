using System;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>The loaded libpaynet.</summary>
    /// <remarks>
    /// Mono looks a native function up when it compiles the method that calls it. A method that does must never be
    /// inlined into one that is compiled before <see cref="Load"/> has run, so all of them are marked; a test looks
    /// after that.
    /// </remarks>
    internal static unsafe class Library
    {
        private static readonly object Gate = new object();
        private static volatile bool loaded;
        private static string misfit;

        internal static string Version
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            get => NativeMemory.Read(Native.paynet_version());
        }

        /// <summary>
        /// Loads the library and checks that it fits. Must come before the first call of <see cref="Native"/>.
        /// </summary>
        internal static void Load()
        {
            if (loaded)
            {
                return;
            }

            lock (Gate)
            {
                // No runtime lets the functions move to another library later, so one that doesn't fit is final.
                if (!loaded && misfit == null)
                {
                    misfit = Misfit(LibraryFinder.Load());
                    loaded = misfit == null;
                }
            }

            if (misfit != null)
            {
                throw new DllNotFoundException(misfit);
            }
        }

        private static string Misfit(string path)
        {
            string found;
            try
            {
                if (Fits())
                {
                    return null;
                }

                found = "libpaynet " + Version + " with ABI " + Abi();
            }
            catch (EntryPointNotFoundException)
            {
                found = "not libpaynet, or one too old to tell its release";
            }

            string release = typeof(Library).Assembly.GetName().Version.ToString(3);
            return path + " is " + found + ". Paynet " + release + " for .NET needs libpaynet " + release + " or newer with ABI "
                + Constants.PAYNET_ABI_VERSION + ". Install that one, or set " + LibraryFinder.Variable + " to its full path.";
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Abi() => Native.paynet_abi_version();

        /// <summary>Structs only grow: a newer library may have larger ones, an older one can't fill ours.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static bool Fits() =>
            Abi() == Constants.PAYNET_ABI_VERSION
            && Native.paynet_config_size() >= sizeof(paynet_config)
            && Native.paynet_error_size() >= sizeof(paynet_error)
            && Native.paynet_auth_request_size() >= sizeof(paynet_auth_request)
            && Native.paynet_auth_response_size() >= sizeof(paynet_auth_response)
            && Native.paynet_check_bin_request_size() >= sizeof(paynet_check_bin_request)
            && Native.paynet_check_bin_response_size() >= sizeof(paynet_check_bin_response)
            && Native.paynet_instalment_size() >= sizeof(paynet_instalment)
            && Native.paynet_save_card_request_size() >= sizeof(paynet_save_card_request)
            && Native.paynet_save_card_response_size() >= sizeof(paynet_save_card_response)
            && Native.paynet_create_token_request_size() >= sizeof(paynet_create_token_request)
            && Native.paynet_create_token_response_size() >= sizeof(paynet_create_token_response)
            && Native.paynet_check_card_bin_request_size() >= sizeof(paynet_check_card_bin_request)
            && Native.paynet_create_card_token_request_size() >= sizeof(paynet_create_card_token_request)
            && Native.paynet_card_list_request_size() >= sizeof(paynet_card_list_request)
            && Native.paynet_card_list_response_size() >= sizeof(paynet_card_list_response)
            && Native.paynet_card_size() >= sizeof(paynet_card)
            && Native.paynet_charge_request_size() >= sizeof(paynet_charge_request)
            && Native.paynet_payment_size() >= sizeof(paynet_payment)
            && Native.paynet_check_request_size() >= sizeof(paynet_check_request)
            && Native.paynet_check_response_size() >= sizeof(paynet_check_response)
            && Native.paynet_in_flight_response_size() >= sizeof(paynet_in_flight_response)
            && Native.paynet_in_flight_charge_size() >= sizeof(paynet_in_flight_charge)
            && Native.paynet_three_d_request_size() >= sizeof(paynet_three_d_request)
            && Native.paynet_three_d_watch_size() >= sizeof(paynet_three_d_watch);
    }
}

namespace Paynet.Tests
{
    internal static class AmountTests
    {
        [Test]
        private static void amounts_are_read_as_people_and_programs_write_them()
        {
            Check.Equal(123456, Amount.Parse("1.234,56"));
            Check.Equal(123456, Amount.Parse("1,234.56"));
            Check.Equal(123456, Amount.Parse("1234.56"));
            Check.Equal(123450, Amount.Parse("1 234,5"));
            Check.Equal(1000, Amount.Parse("10"));
        }

        [Test]
        private static void an_amount_with_two_readings_is_refused_and_both_are_named()
        {
            var failure = Check.Throws<PaynetCallException>(() => Amount.Parse("1.234"));
            Check.Equal(PaynetStatus.AmbiguousAmount, failure.Code);
            Check.Contains("1234,00", failure.Message);
            Check.Contains("1,234", failure.Message);
        }

        [Test]
        private static void what_is_no_amount_is_refused()
        {
            foreach (string text in new[] { "ten", "-1", string.Empty, "1,2,3", "1\0" })
            {
                Check.Equal(PaynetStatus.Amount, Check.Throws<PaynetCallException>(() => Amount.Parse(text)).Code);
            }

            Check.Equal(PaynetStatus.NullArgument, Check.Throws<PaynetCallException>(() => Amount.Parse(null)).Code);
        }

        [Test]
        private static void amounts_are_written_in_both_forms()
        {
            Check.Equal("1.234,56", Amount.Format(123456, AmountForm.Turkish));
            Check.Equal("1234.56", Amount.Format(123456, AmountForm.Plain));
            Check.Equal("0,05", Amount.Format(5, AmountForm.Turkish));
            Check.Equal(long.MaxValue, Amount.Parse(Amount.Format(long.MaxValue, AmountForm.Plain)));
        }

        [Test]
        private static void an_unknown_form_is_refused() =>
            Check.Equal("form", Check.Throws<PaynetCallException>(() => Amount.Format(1, (AmountForm)7)).Field);
    }
}

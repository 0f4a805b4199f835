using System.Text;

namespace Paynet
{
    /// <summary>Writes what a ToString() shows: set values only, secret ones masked.</summary>
    internal sealed class Description
    {
        private readonly StringBuilder text;
        private string separator = " ";

        internal Description(string type)
        {
            text = new StringBuilder(type).Append(" {");
        }

        public override string ToString() => text.ToString() + " }";

        internal Description Add(string name, string value)
        {
            if (value != null)
            {
                text.Append(separator).Append(name).Append(" = ").Append(value);
                separator = ", ";
            }

            return this;
        }

        internal Description AddMasked(string name, string value) => Add(name, value == null ? null : "***");
    }
}

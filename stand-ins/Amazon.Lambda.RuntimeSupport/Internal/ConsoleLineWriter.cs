using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Makes a line of the log of each line that is written to the console whole; what is written in parts passes as it is.</summary>
internal sealed class ConsoleLineWriter(TextWriter output, FunctionLog log, LogLevel level) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(value);

    public override void Write(char[] buffer, int index, int count) => output.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => output.Write(buffer);

    public override void Write(string value) => output.Write(value);

    public override void Flush() => output.Flush();

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value) => log.Write(output, level, value ?? "");

    public override void WriteLine(bool value) => WriteLine(value.ToString());

    public override void WriteLine(char value) => WriteLine(value.ToString());

    public override void WriteLine(char[] buffer) => WriteLine(new string(buffer));

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(new string(buffer));

    public override void WriteLine(StringBuilder value) => WriteLine(value?.ToString());

    public override void WriteLine(int value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(long value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(float value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(double value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => WriteLine(value.ToString(FormatProvider));
}

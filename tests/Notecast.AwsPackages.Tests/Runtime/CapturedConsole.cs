namespace Notecast.AwsPackages.Tests.Runtime;

/// <summary>Catches what is written to the console until disposed, also by a runtime client that took the console's writers.</summary>
internal sealed class CapturedConsole : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly TextWriter _outputBefore = Console.Out;
    private readonly TextWriter _errorBefore = Console.Error;

    internal CapturedConsole()
    {
        var both = TextWriter.Synchronized(_output);
        Console.SetOut(both);
        Console.SetError(both);
    }

    internal string Text => _output.ToString();

    internal string[] Lines => Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        Console.SetOut(_outputBefore);
        Console.SetError(_errorBefore);
    }
}

using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Cli.Samples;

namespace Notecast.Cli.Invoking;

/// <summary>Shows the functions and their sample events.</summary>
internal static class FunctionList
{
    private const int LeastCase = 20;

    public static void Write(Terminal terminal, IReadOnlyList<DeployedFunction> functions, bool isJson)
    {
        if (isJson)
        {
            Json.WriteDocument(terminal.Out, functions.Select(Describe).ToList());
            return;
        }

        var width = functions.Max(function => function.Name.Length);
        var rest = Math.Max(LeastCase, terminal.Width - width - TextColumn.Gap);
        var table = new TextTable(terminal, [new("FUNCTION", width), new("SAMPLE EVENT", rest)]);
        foreach (var function in functions)
        {
            var name = function.Name;
            foreach (var sample in CasesOf(function).DefaultIfEmpty("(none)"))
            {
                table.Write([name, sample]);
                name = "";
            }
        }
    }

    private static InvokableFunctionDocument Describe(DeployedFunction function) =>
        new(function.Name, function.Timeout.TotalSeconds, function.MemoryMegabytes, [.. CasesOf(function)]);

    private static IEnumerable<string> CasesOf(DeployedFunction function) =>
        SampleEvents.All.Where(sample => sample.Function == function.Name).Select(sample => sample.Case);
}

using System.CommandLine;
using Notecast.Benchmarks;

var runs = new Option<int>("--runs") { Description = "Starts of each function and program.", DefaultValueFactory = _ => 15 };
runs.Validators.Add(result =>
{
    if (result.GetValue(runs) < 1)
    {
        result.AddError("--runs is at least 1.");
    }
});
var functions = new Command("functions", "Measures the packaged functions. Run ./package first.") { runs };
functions.SetAction(parsed => FunctionsCommand.RunAsync(parsed.GetValue(runs), Console.Out));
return await new RootCommand("Measures Notecast, and prints Markdown.") { functions }.Parse(args).InvokeAsync();

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

var letters = new Option<int>("--letters")
{
    Description = "The most letters; a half and a quarter are measured, too.",
    DefaultValueFactory = _ => 10_000,
};
letters.Validators.Add(result =>
{
    if (result.GetValue(letters) is < 4 or > 100_000)
    {
        result.AddError("--letters is from 4 to 100000.");
    }
});
var deadLetters = new Command("dead-letters", "Measures how listing and replaying dead letters grows.") { letters };
deadLetters.SetAction(parsed => DeadLettersCommand.RunAsync(parsed.GetValue(letters), Console.Out));
return await new RootCommand("Measures Notecast, and prints Markdown.") { functions, deadLetters }.Parse(args).InvokeAsync();

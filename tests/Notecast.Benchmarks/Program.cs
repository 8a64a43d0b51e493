using System.CommandLine;
using Notecast.Benchmarks;
using Notecast.Benchmarks.Functions;

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

var narrations = new Option<int>("--runs") { Description = "Narrations of the note.", DefaultValueFactory = _ => 3 };
var latency = new Option<double>("--latency") { Description = "Seconds of each speech request.", DefaultValueFactory = _ => 1 };
var paragraph = new Option<int>("--paragraph")
{
    Description = "Characters of a paragraph: the longer, the fewer and larger the segments.",
    DefaultValueFactory = _ => 2_800,
};
var longNote = new Command("long-note", "Measures a note of 400 kB. Run ./package first.") { narrations, latency, paragraph };
longNote.SetAction(parsed => LongNoteCommand.RunAsync(
    parsed.GetValue(narrations), TimeSpan.FromSeconds(parsed.GetValue(latency)), parsed.GetValue(paragraph), Console.Out));
return await new RootCommand("Measures Notecast, and prints Markdown.") { functions, deadLetters, longNote }.Parse(args).InvokeAsync();

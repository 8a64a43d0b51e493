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

var sizes = new Option<int[]>("--notes")
{
    Description = "The numbers of notes, each measured on a data folder of its own.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [1_000, 10_000, 100_000],
};
var seconds = new Option<int>("--seconds")
{
    Description = "How long notes are written at a steady rate, to measure latencies; 0 for not at all.",
    DefaultValueFactory = _ => 60,
};
var endToEnd = new Command("end-to-end", "Measures notes a second, latencies and memory of notecast up.") { sizes, seconds };
endToEnd.SetAction(parsed => EndToEndCommand.RunAsync(parsed.GetValue(sizes)!, parsed.GetValue(seconds), Console.Out));

var edited = new Option<int>("--notes") { Description = "Notes that are edited.", DefaultValueFactory = _ => 500 };
var seed = new Option<int>("--seed") { Description = "Chooses the edits.", DefaultValueFactory = _ => 1 };
var money = new Command("money", "Counts the characters billed for a day of edits.") { edited, seed };
money.SetAction(parsed => MoneyCommand.RunAsync(parsed.GetValue(edited), parsed.GetValue(seed), Console.Out));

return await new RootCommand("Measures Notecast, and prints Markdown.")
{
    functions,
    FunctionCommands.ColdStart(),
    FunctionCommands.Warm(),
    FunctionCommands.LongNote(),
    NewCommand("planning", "Measures planning, from the event's JSON to the jobs.", PlanningCommand.RunAsync),
    NewCommand("audio", "Measures walking, joining and tagging MP3 audio, beside FFmpeg.", AudioCommand.RunAsync),
    NewCommand("segments", "Measures cutting notes into segments, and how it grows.", SegmentsCommand.RunAsync),
    endToEnd,
    NewCommand("engine", "Measures deliveries in virtual time.", EngineCommand.RunAsync),
    money,
    deadLetters,
}.Parse(args).InvokeAsync();

static Command NewCommand(string name, string description, Func<TextWriter, Task<int>> run)
{
    var command = new Command(name, description);
    command.SetAction(_ => run(Console.Out));
    return command;
}

using System.CommandLine;

namespace Notecast.Benchmarks.Functions;

/// <summary>The commands that measure the packaged functions on a <see cref="LoopbackCloud"/>.</summary>
internal static class FunctionCommands
{
    public static Command ColdStart()
    {
        var runs = AtLeastOne("--runs", "Starts of each program.", 15);
        var command = new Command("cold-start", "Measures new processes beside an empty one and Python. Run ./package first.") { runs };
        command.SetAction(parsed => ColdStartCommand.RunAsync(parsed.GetValue(runs), Console.Out));
        return command;
    }

    public static Command Warm()
    {
        var notes = AtLeastOne("--notes", "Notes of each block.", 50);
        var command = new Command("warm", "Measures narrated notes beside bare SDK calls. Run ./package first.") { notes };
        command.SetAction(parsed => WarmCommand.RunAsync(parsed.GetValue(notes), Console.Out));
        return command;
    }

    public static Command LongNote()
    {
        var runs = AtLeastOne("--runs", "Narrations of the note.", 3);
        var paragraph = AtLeastOne(
            "--paragraph", "Characters of a paragraph: the longer, the fewer and larger the segments.", 2_800);
        var latency = new Option<double>("--latency") { Description = "Seconds of each speech request.", DefaultValueFactory = _ => 1 };
        var command = new Command("long-note", "Measures a note of 400 kB. Run ./package first.") { runs, latency, paragraph };
        command.SetAction(parsed => LongNoteCommand.RunAsync(
            parsed.GetValue(runs), TimeSpan.FromSeconds(parsed.GetValue(latency)), parsed.GetValue(paragraph), Console.Out));
        return command;
    }

    private static Option<int> AtLeastOne(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) < 1)
            {
                result.AddError($"{name} is at least 1.");
            }
        });
        return option;
    }
}

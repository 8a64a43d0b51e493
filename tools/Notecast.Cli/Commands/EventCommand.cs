using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Cli.Samples;
using Notecast.Cli.Samples.Filling;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast event</c>: writes a sample event, with values set in it.</summary>
internal sealed class EventCommand : CliCommand
{
    private readonly Argument<string?> _function = new("function")
    {
        Description = "The function that the event is for",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _case = new("case")
    {
        Description = "What the event shows, as it is listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A value in the event, as Note=\"Hello.\" or UserId=ada; may be given more than once",
        HelpName = "name=value",
    };

    private readonly Option<bool> _json = NewJsonOption("Write the list as JSON; an event is JSON always");

    public EventCommand(Terminal terminal, CommonOptions common)
        : base(
            "event",
            """
            Write a sample event to standard output, with values set in it

            Without a case it lists the sample events and what can be set in each. A value goes to every place that it belongs to, and
            what follows from it is made to fit: object keys, content hashes, digests. Names are compared without case; an empty value
            removes what an event can do without.
            """,
            terminal,
            common)
    {
        Arguments.Add(_function);
        Arguments.Add(_case);
        Options.Add(_set);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast event", "Lists the sample events."),
        ("notecast event PlanNarrations new-note", "Writes one."),
        ("notecast event PlanNarrations new-note --set Note=\"Hello.\" --set VoiceId=Amy > event.json", "With another text and voice."),
        ("notecast event DictateNote request --set VoiceId=Amy | notecast invoke DictateNote -e -", "Invokes a function with it."),
        ("notecast event DictateNote request --set VoiceId= | sam local invoke DictateNote -e -", "By SAM, with no voice in the request."),
    ];

    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var settings = new EventSettings(arguments.GetValue(_set) ?? []);
        var function = arguments.GetValue(_function);
        if (function is not null && arguments.GetValue(_case) is { } name)
        {
            var sample = SampleEvents.Find(function, name) ?? throw NotFound(function, name);
            Terminal.Out.WriteLine(SampleFiller.Fill(sample, settings));
            return Task.FromResult(ExitCodes.Ok);
        }

        if (settings.Names.Count > 0)
        {
            throw CommandException.Usage("--set needs an event. Name its function and case; this lists them: notecast event");
        }

        List(function is null ? SampleEvents.All : OfFunction(function), arguments.GetValue(_json));
        return Task.FromResult(ExitCodes.Ok);
    }

    private void List(IReadOnlyList<SampleEvent> samples, bool isJson)
    {
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, samples.Select(SampleEventDocument.Of).ToList());
            return;
        }

        var table = new TextTable(
            Terminal,
            [
                new TextColumn("FUNCTION", samples.Max(sample => sample.Function.Length)),
                new TextColumn("CASE", samples.Max(sample => sample.Case.Length)),
                new TextColumn("CAN BE SET", samples.Max(sample => SettingsOf(sample).Length)),
            ]);
        foreach (var sample in samples)
        {
            table.Write([sample.Function, sample.Case, SettingsOf(sample)]);
        }
    }

    private static string SettingsOf(SampleEvent sample) => string.Join(", ", SampleFiller.SettingsOf(sample));

    private static List<SampleEvent> OfFunction(string function)
    {
        var found = SampleEvents.All.Where(sample => string.Equals(sample.Function, function, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count > 0
            ? found
            : throw CommandException.Usage(
                $"There are no sample events of a function '{function}'. "
                + $"There are of: {Join(SampleEvents.All.Select(sample => sample.Function))}.");
    }

    private static CommandException NotFound(string function, string name) =>
        CommandException.Usage(
            $"There is no sample event '{name}' of {function}. "
            + $"There are: {Join(OfFunction(function).Select(sample => sample.Case))}.");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}

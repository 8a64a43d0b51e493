using System.CommandLine;
using System.CommandLine.Parsing;
using Notecast.Cli.Dictating;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Cli.Up;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Embedded.Speech;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dictate</c>: makes a note heard now, in any voice.</summary>
internal sealed class DictateCommand : CliCommand
{
    /// <summary>As long as the function has on AWS. What is spoken by then is kept, and the next run goes on from there.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    private readonly TargetOptions _target;
    private readonly NoteArguments _note = new();
    private readonly Option<string?> _voice = new("--voice")
    {
        Description = "A Polly voice [default: the note's own]",
        HelpName = "voice",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Open it with the system's player" };
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    private readonly Option<string?> _speech = new("--speech")
    {
        Description = $"Who speaks, of a data folder only: eSpeak NG with LAME, or nobody (silence) [default: {SpeechChoice.Espeak}]",
        HelpName = $"{SpeechChoice.Espeak}|{SpeechChoice.Silent}",
    };

    private readonly Option<TimeSpan?> _expires = new("--expires")
    {
        Description = "How long the link works, 1s to 7d, of a stack only; it ends sooner with the credentials that sign it [default: 1h]",
        HelpName = "duration",
        CustomParser = ParseExpires,
    };

    public DictateCommand(Terminal terminal, CommonOptions common)
        : base(
            "dictate",
            """
            Make a note heard now, in any voice

            Writes the path of the MP3 to standard output, of a stack a link to it; what else there is to say goes to standard error when
            somebody watches. The note's narration is not touched, and what exists already with the same text and voice is not paid for
            again. On a stack it works with your own rights (read notes, catalog and bucket, put into the bucket, polly:SynthesizeSpeech),
            and does not wait for others who ask for the same at the same moment.
            """,
            terminal,
            common)
    {
        _target = new TargetOptions(terminal, common);
        _voice.RefuseBlank();
        _speech.AcceptOnly(SpeechChoice.Espeak, SpeechChoice.Silent);
        Arguments.Add(_note.User);
        Arguments.Add(_note.Note);
        foreach (Option option in (Option[])[_voice, _open, _speech, _expires, _json])
        {
            Options.Add(option);
        }

        _target.AddTo(this, hasLetters: false);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dictate me 2 --voice Joey --open", "Plays the note '2' of the user 'me' in the voice Joey."),
        ("mpv \"$(notecast dictate me 2)\"", "Plays it in its own voice with a player of your choice."),
        ("notecast dictate me 2 --stack notecast --expires 1d", "A link that works for a day, from a stack on AWS."),
        ("notecast dictate me 2 --json | jq .billedCharacters", "What it cost, for a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var key = NoteArguments.Key(arguments.GetRequiredValue(_note.User), arguments.GetRequiredValue(_note.Note));
        var dictation = await DictateAsync(new DictationRequest(key, arguments.GetValue(_voice)), arguments, stop);
        Write(key, dictation, arguments.GetValue(_json));
        if (arguments.GetValue(_open))
        {
            await SystemPlayer.OpenAsync(DictationDocument.PlaceOf(dictation), stop);
        }

        return ExitCodes.Ok;
    }

    private async Task<Dictation> DictateAsync(DictationRequest request, ParseResult arguments, CancellationToken stop)
    {
        if (await _target.FindStackAsync(arguments) is { } stack)
        {
            _target.RefuseWithStack(arguments, _speech);
            await using var target = await DictationTarget.OpenStackAsync(
                stack.Name, stack.Caller, arguments.GetValue(_expires), Terminal.Time, stop);
            return await DictateAsync(target, request, stop);
        }

        TargetOptions.RefuseWithoutStack(arguments, _expires);
        var speech = SpeechChoice.Create(arguments.GetValue(_speech) ?? SpeechChoice.Espeak, new EspeakOptions(), Terminal.Time);
        using var disposable = speech as IDisposable;
        await using var folder = DictationTarget.OpenFolder(Common.DataFolder(arguments), speech, Terminal.Time);
        return await DictateAsync(folder, request, stop);
    }

    private static async Task<Dictation> DictateAsync(DictationTarget target, DictationRequest request, CancellationToken stop)
    {
        try
        {
            return await target.Dictator.DictateAsync(request, $"dictate-{Guid.NewGuid():N}", TimeLimit, stop);
        }
        catch (FailureException exception) when (exception.Failure.Code != FailureCode.StorageUnavailable)
        {
            throw new CommandException(ExitCodes.Failed, exception.Message, exception);
        }
    }

    private void Write(NoteKey key, Dictation dictation, bool isJson)
    {
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, DictationDocument.Of(key, dictation));
            return;
        }

        Terminal.Out.WriteLine(DictationDocument.PlaceOf(dictation));
        if (Terminal.CanAsk)
        {
            var billed = Words.Count(dictation.BilledCharacters, "character");
            Terminal.Error.WriteLine(Cells.OneLine($"{key}: {dictation.VoiceId}, {SourceOf(dictation.Source)}, {billed} billed"));
        }
    }

    private static string SourceOf(DictationSource source) => source switch
    {
        DictationSource.Kept => "kept from before",
        DictationSource.Narration => "copied from the narration",
        _ => "spoken now",
    };

    private static TimeSpan? ParseExpires(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Durations.TryParse(text, out var lifetime)
            && lifetime >= DictationOptions.ShortestLinkLifetime
            && lifetime <= DictationOptions.LongestLinkLifetime)
        {
            return lifetime;
        }

        argument.AddError($"--expires '{text}' is no duration from 1s to 7d. Write one as 30m, 2h or 1d.");
        return null;
    }
}

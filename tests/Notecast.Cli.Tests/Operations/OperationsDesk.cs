using System.Globalization;
using System.Text.Json;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Discarding;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.DeadLetters.Importing;
using Notecast.Cli.DeadLetters.Replaying;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.InMemory;
using Spectre.Console.Testing;

namespace Notecast.Cli.Tests.Operations;

/// <summary>An operator at a terminal, with a pipeline in memory.</summary>
internal sealed class OperationsDesk : InMemoryPorts, IAsyncDisposable
{
    public const string TypedCommand = "notecast dlq something";

    private readonly string _folder = Directory.CreateTempSubdirectory("notecast-desk-").FullName;
    private readonly TestConsole _console = new();
    private readonly StringWriter _error = new();
    private readonly Dictionary<string, string> _variables = [];

    public OperationsDesk() => _console.Profile.Width = 1_000;

    public static DateTimeOffset Start { get; } = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public SkippingTime Time { get; } = new(Start);

    public InMemoryDeadLetterBox Box { get; } = new();

    public InMemoryAuditLog Audit { get; } = new();

    /// <summary>What the commands work on, when that is not the box itself.</summary>
    public Func<IDeadLetterBox>? OpensBox { get; set; }

    public bool IsPipelineRunning { get; set; } = true;

    /// <summary>What a person answers; <see langword="null"/> when there is nobody.</summary>
    public string? Answer { get; set; }

    public CancellationToken Stop { get; set; } = TestContext.Current.CancellationToken;

    public IDictionary<string, string> Variables => _variables;

    public string Output => _console.Output;

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string Error => _error.ToString();

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string Archive => Path.Combine(_folder, "archive");

    public string[] ArchiveFiles => Directory.Exists(Archive) ? Directory.GetFiles(Archive) : [];

    public Terminal Terminal => new()
    {
        Console = _console,
        Error = _error,
        Input = new StringReader(Answer ?? ""),
        Time = Time,
        Variable = name => _variables.GetValueOrDefault(name),
        CanAsk = Answer is not null,
    };

    public OperationsTarget Target => new()
    {
        Name = "the desk",
        Notes = Notes,
        NoteScan = Notes,
        Catalog = Catalog,
        CatalogScan = Catalog,
        Narrations = Narrations,
        NarrationScan = Narrations,
        SynthesisQueue = Queue,
        OpenDeadLetters = OpensBox ?? (() => Box),
        Audit = Audit,
        Who = "ada@desk",
        ArchiveFolder = Archive,
        IsPipelineRunning = () => IsPipelineRunning,
        Propose = commandLine => $"{commandLine} --data desk",
        Owned = Box,
    };

    public static NoteKey Key(string note) => new("ada", NoteId.FromString(note));

    /// <summary>Puts the letter of a failed job into the queue, and its failure into the catalog.</summary>
    public async Task<DeadLetterMessage> FailAsync(string note, DateTimeOffset? at = null)
    {
        var revision = Revision.FromSequenceNumber("1000");
        var wanted = new Wanted(revision, ContentHash.Parse(new string('a', 64)), Start.AddHours(-2), "c");
        await Catalog.WantAsync(Key(note), wanted, CancellationToken.None);
        await RecordFailureAsync(note, at ?? Start.AddHours(-1));
        return Put(SynthesisJobFormat.Write(new SynthesisJob(Key(note), revision, JobKind.Narrate, "c")), $"letter-{note}");
    }

    public DeadLetterMessage Put(string body, string id, DateTimeOffset? sentAt = null, int replays = 0)
    {
        var cause = new DeadLetterCause
        {
            Function = "NarrateNote",
            Step = "narrate",
            Failure = Failure,
            ErrorType = "VoiceUnknown",
            Attempts = 1,
            FirstFailedAt = Start.AddHours(-1),
            LastFailedAt = Start.AddHours(-1),
            CorrelationId = "c",
            Replays = replays,
        };
        var letter = new DeadLetterMessage
        {
            MessageId = id,
            Body = body,
            Attributes = DeadLetterAttributes.Write(cause),
            SentAt = sentAt ?? Start.AddHours(-1),
        };
        Box.Letters.Add(letter);
        return letter;
    }

    public Task RecordFailureAsync(string note, DateTimeOffset at) => Catalog.RecordFailureAsync(
        Key(note), new LastFailure(Revision.FromSequenceNumber("1000"), Failure, IsFinal: true, at), CancellationToken.None);

    public Task MarkReadyAsync(string note)
    {
        var revision = Revision.FromSequenceNumber("1000");
        var content = ContentHash.Parse(new string('a', 64));
        return Catalog.MarkReadyAsync(
            Key(note),
            new Ready
            {
                Revision = revision,
                Content = content,
                Key = new NarrationKey(Key(note), revision, content),
                Duration = TimeSpan.FromSeconds(1),
                Bytes = 1,
                BilledCharacters = 1,
                VoiceId = "Amy",
                ReadyAt = Time.GetUtcNow(),
            },
            CancellationToken.None);
    }

    public Task<int> ReplayAsync(ReplayOptions? options = null, params string[] ids) =>
        new ReplayRun(Terminal, Target, options ?? NewReplay()).RunAsync(Choice(ids), Stop);

    public static ReplayOptions NewReplay() => new() { CommandLine = TypedCommand, IsJson = false };

    public Task<int> DiscardAsync(bool isConfirmed = true)
    {
        using var archive = LetterArchive.NewIn(Archive, "discarded", Time);
        return new DiscardRun(Terminal, Target, archive, new ChangeOptions { CommandLine = TypedCommand, IsConfirmed = isConfirmed })
            .RunAsync(Choice(), Stop);
    }

    public Task<int> EditAsync(string id, Func<string, string> edit, bool isConfirmed = true, bool isJson = false) =>
        new EditRun(Terminal, Target, new ChangeOptions { CommandLine = TypedCommand, IsConfirmed = isConfirmed, IsJson = isJson })
            .RunAsync(Choice(id), body => Task.FromResult(edit(body)), Stop);

    public async Task<int> ImportAsync(string path, bool isJson = false)
    {
        var run = new LetterImportRun(Terminal, new LetterFile(path, Path.GetFileName(path)), isJson, TypedCommand);
        return run.Check(Stop) ? await run.RunAsync(Target, Stop) : ExitCodes.Failed;
    }

    public string WriteFile(string name, params IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    public static LetterFilter Choice(params string[] ids) => new() { MessageIds = ids };

    public static string Number(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        _console.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static Failure Failure { get; } =
        new(FailureCode.VoiceUnknown, "There is no voice 'Bob'.", "Choose another voice.", IsPermanent: true);
}

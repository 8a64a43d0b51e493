using System.CommandLine;
using System.Globalization;
using Notecast.Aws;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;
using Notecast.Domain.Speech;
using Notecast.Simulation.Load;

namespace Notecast.Cli.Simulating;

/// <summary>The options of <c>notecast simulate load</c>.</summary>
internal sealed class LoadArguments
{
    private static readonly LoadOptions Default = new();

    private readonly Option<int> _seed = Number(
        "--seed", "Decides latencies, retry delays and what is written", Default.Seed, 0, int.MaxValue);

    private readonly Option<double> _rate = Number("--rate", "Notes that are written a second", Default.Rate, 0.001, 1_000_000);
    private readonly Option<int> _seconds = Number("--seconds", "For how many seconds", Default.Seconds, 1, 1_000_000);
    private readonly Option<double> _edits = Percent("--edits", "Share of the other writes that change an earlier note");
    private readonly Option<double> _hotUser = Percent("--hot-user", "Share of writes that are notes of one and the same user");
    private readonly Option<double> _hotNote = Percent("--hot-note", "Share of writes that change one and the same note");
    private readonly Option<string> _engine = new("--engine")
    {
        Description = $"Whose default quota applies: {string.Join(", ", Engines.All)}",
        HelpName = "engine",
        DefaultValueFactory = _ => Engines.Neural,
    };

    private readonly Option<double?> _speechRate = new("--speech-rate")
    {
        Description = "The speech service's requests a second, with a burst of as many [default: the engine's quota]",
        HelpName = "n",
    };

    private readonly Option<int?> _speechConcurrency = new("--speech-concurrency")
    {
        Description = "The speech service's requests at once [default: the engine's quota]",
        HelpName = "n",
    };

    private readonly Option<double> _speechTaken = Number(
        "--speech-taken", "Requests a second of that quota that others of the account use", Default.SpeechTaken, 0, 1_000_000);

    private readonly Option<double> _speechLatency = Number(
        "--speech-latency", "Seconds in which a segment is spoken", Default.SpeechLatency.TotalSeconds, 0.001, 60);

    private readonly Option<TimeSpan?> _speechOutage = new("--speech-outage")
    {
        Description = "How long the speech service is out from the start, as 30m or 2h [default: 0]",
        HelpName = "duration",
        CustomParser = Durations.Read,
    };

    private readonly Option<int?> _maximumConcurrency = new("--maximum-concurrency")
    {
        Description = "The template's MaximumConcurrency, jobs at once, 2 to 1000 [default: the template's for the engine]",
        HelpName = "n",
    };

    private readonly Option<int> _batchSize = Number(
        "--batch-size", "Jobs that an invocation of NarrateNote gets", Default.BatchSize, 1, 10);

    private readonly Option<int> _concurrency = Number(
        "--concurrency", "Lambda's concurrent executions of the account", Default.Concurrency, 1, 1_000_000);

    private readonly Option<int> _shards = Number("--shards", "Shards of the notes table's stream", Default.Shards, 1, 10_000);
    private readonly Option<int> _parallelization = Number(
        "--parallelization-factor", "The template's ParallelizationFactor", Default.ParallelizationFactor, 1, 10);

    private readonly Option<double> _tableWrites = Number(
        "--table-writes", "Write units a second of a table", Default.TableWrites, 1, 10_000_000);

    private readonly Option<double> _partitionWrites = Number(
        "--partition-writes", "Write units a second of a user's partition", Default.PartitionWrites, 1, 10_000_000);

    public void AddTo(Command command)
    {
        _engine.AcceptOnly([.. Engines.All]);
        RequireBetween(_speechRate, 0.001, 1_000_000);
        RequireBetween(_speechConcurrency, 1, 1_000_000);
        RequireBetween(_maximumConcurrency, 2, 1_000);
        foreach (Option option in (Option[])[
            _rate, _seconds, _edits, _hotUser, _hotNote,
            _engine, _speechRate, _speechConcurrency, _speechTaken, _speechLatency, _speechOutage,
            _maximumConcurrency, _batchSize, _concurrency, _shards, _parallelization, _tableWrites, _partitionWrites, _seed])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CommandException">Options do not go together.</exception>
    public LoadOptions Read(ParseResult arguments)
    {
        var ofEngine = LoadOptions.ForEngine(arguments.GetRequiredValue(_engine));
        var quota = QuotaOf(arguments, ofEngine.SpeechQuota);
        var taken = arguments.GetValue(_speechTaken);
        var (hotUser, hotNote) = (arguments.GetValue(_hotUser) / 100, arguments.GetValue(_hotNote) / 100);
        if (taken >= quota.RequestsPerSecond)
        {
            throw CommandException.Usage(
                $"--speech-taken is not below the speech service's {quota.RequestsPerSecond} requests a second. Lower it.");
        }

        RequireWrites(arguments.GetValue(_rate) * arguments.GetValue(_seconds));
        if (arguments.GetValue(_speechOutage) > LoadOptions.LongestOutage)
        {
            throw CommandException.Usage(
                $"--speech-outage is longer than {LoadOptions.LongestOutage.TotalDays:0}d; dead letters are gone then. Shorten it.");
        }

        if (hotUser + hotNote > 1)
        {
            throw CommandException.Usage("--hot-user and --hot-note are more than 100 together. Lower one of them.");
        }

        return ofEngine with
        {
            Seed = arguments.GetValue(_seed),
            Rate = arguments.GetValue(_rate),
            Seconds = arguments.GetValue(_seconds),
            Edits = arguments.GetValue(_edits) / 100,
            HotUser = hotUser,
            HotNote = hotNote,
            SpeechQuota = quota,
            SpeechTaken = taken,
            SpeechLatency = TimeSpan.FromSeconds(arguments.GetValue(_speechLatency)),
            SpeechOutage = arguments.GetValue(_speechOutage) ?? TimeSpan.Zero,
            MaximumConcurrency = arguments.GetValue(_maximumConcurrency) ?? ofEngine.MaximumConcurrency,
            BatchSize = arguments.GetValue(_batchSize),
            Concurrency = arguments.GetValue(_concurrency),
            Shards = arguments.GetValue(_shards),
            ParallelizationFactor = arguments.GetValue(_parallelization),
            TableWrites = arguments.GetValue(_tableWrites),
            PartitionWrites = arguments.GetValue(_partitionWrites),
        };
    }

    private static void RequireWrites(double writes)
    {
        if (writes is < 1 or > LoadOptions.MostWrites)
        {
            throw CommandException.Usage(string.Create(
                CultureInfo.InvariantCulture,
                $"--rate times --seconds is {writes:#,0.###} writes; it must be from 1 to {LoadOptions.MostWrites:#,0}. Change one of them."));
        }
    }

    private SpeechQuota QuotaOf(ParseResult arguments, SpeechQuota ofEngine)
    {
        var rate = arguments.GetValue(_speechRate);
        return new SpeechQuota(
            rate ?? ofEngine.RequestsPerSecond,
            rate is null ? ofEngine.Burst : Math.Max(1, (int)rate),
            arguments.GetValue(_speechConcurrency) ?? ofEngine.ConcurrentRequests);
    }

    private static Option<T> Number<T>(string name, string description, T usual, T least, T most)
        where T : struct, IComparable<T>, IParsable<T>, IFormattable
    {
        var option = new Option<T>(name) { Description = description, HelpName = "n", DefaultValueFactory = _ => usual };
        RequireBetween(option, least, most);
        return option;
    }

    private static Option<double> Percent(string name, string description) => Number(name, $"{description}, in per cent", 0.0, 0, 100);

    private static void RequireBetween<T>(Option option, T least, T most)
        where T : struct, IComparable<T>, IParsable<T>, IFormattable => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token]
            && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
            && !(number.CompareTo(least) >= 0 && number.CompareTo(most) <= 0))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is not from {least} to {most:0.###}."));
        }
    });
}

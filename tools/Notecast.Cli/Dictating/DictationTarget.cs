using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Aws;
using Notecast.Cli.Hosting;
using Notecast.Cli.Local;
using Notecast.Cli.Operations;
using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Domain.UseCases;

namespace Notecast.Cli.Dictating;

/// <summary>Where dictations are made: a data folder, or a stack on AWS.</summary>
internal sealed class DictationTarget : IAsyncDisposable
{
    private readonly IAsyncDisposable _owned;

    private DictationTarget(NoteDictator dictator, IAsyncDisposable owned)
    {
        Dictator = dictator;
        _owned = owned;
    }

    public NoteDictator Dictator { get; }

    /// <summary>Opens a data folder that is there.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="Embedded.DataFolderException">It cannot be used.</exception>
    public static DictationTarget OpenFolder(string folder, ISpeechSynthesizer speech, TimeProvider time)
    {
        var stack = DataFolders.OpenExisting(folder, time);
        return new DictationTarget(LocalFunctions.NewDictator(stack, speech, time, NullLogger.Instance), stack);
    }

    /// <summary>Opens a stack.</summary>
    /// <param name="name">The stack's name or ARN.</param>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="linkLifetime">How long links work; an hour when left out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="CommandException">
    /// There is no such stack, it is not Notecast's, AWS cannot be asked, or links would outlive what it keeps.
    /// </exception>
    public static async Task<DictationTarget> OpenStackAsync(
        string name, AwsCaller caller, TimeSpan? linkLifetime, TimeProvider time, CancellationToken stop)
    {
        var outputs = await StackOutputs.ReadAsync(name, caller, stop);
        var options = OptionsOf(outputs, linkLifetime);
        var clients = new StackClients(caller);
        var polly = AwsClients.CreatePolly(caller);
        var speech = new LimitedSynthesizer(new PollySynthesizer(polly, time), SpeechQuotas.Default, time);
        var dictator = new NoteDictator(
            new DynamoNoteTable(clients.Dynamo, outputs.NotesTable, time),
            new DynamoCatalog(clients.Dynamo, outputs.CatalogTable, time),
            new S3NarrationStore(clients.S3, outputs.AudioBucket, time),
            new S3DictationStore(clients.S3, outputs.AudioBucket, time),
            new OpenGuard(),
            new S3AudioLinks(clients.S3, outputs.AudioBucket),
            new SegmentSpeaker(speech, new S3SegmentCache(clients.S3, outputs.AudioBucket, time), NullLogger.Instance),
            options,
            time,
            NullLogger.Instance);
        return new DictationTarget(dictator, new OwnedClients(clients, polly));
    }

    public ValueTask DisposeAsync() => _owned.DisposeAsync();

    private static DictationOptions OptionsOf(StackOutputs stack, TimeSpan? linkLifetime)
    {
        var defaults = new DictationOptions();
        var retention = stack.DictationRetention ?? defaults.Retention;
        var lifetime = linkLifetime ?? defaults.LinkLifetime;
        return lifetime <= retention
            ? new DictationOptions { LinkLifetime = lifetime, Retention = retention }
            : throw CommandException.Usage(
                $"--expires is longer than the stack '{stack.StackName}' keeps dictations ({retention.TotalDays:F0} d). "
                + "Shorten it, or change the stack's parameter DictationRetentionDays.");
    }

    private sealed class OwnedClients(StackClients clients, IDisposable polly) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            polly.Dispose();
            return clients.DisposeAsync();
        }
    }
}

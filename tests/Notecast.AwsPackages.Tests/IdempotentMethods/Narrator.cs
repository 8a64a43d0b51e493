using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Idempotency;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

/// <summary>Methods of every form, each around the same body.</summary>
[SuppressMessage("Style", "IDE0060", Justification = "The aspect reads the parameters.")]
internal sealed class Narrator(Func<Task<Narration>> body)
{
    private int _runs;

    internal int Runs => _runs;

    [Idempotent]
    public Task<Narration> NarrateAsync(Job job) => RunAsync();

    [Idempotent]
    public Task<Narration> NarrateInHandlerAsync(Job job, ILambdaContext context) => RunAsync();

    [Idempotent]
    public Task<Narration> NarrateByKeyAsync(Job job, [IdempotencyKey] string key, int attempt) => RunAsync();

    [Idempotent(KeyPrefix = "narrations")]
    public Task<Narration> NarrateUnderPrefixAsync(string key) => RunAsync();

    [Idempotent]
    public Task<Narration> NarrateWithoutKeyAsync(Job job, int attempt) => RunAsync();

    [Idempotent]
    public Narration Narrate(Job job) => RunAsync().GetAwaiter().GetResult();

    [Idempotent]
    public void Forget(Job job) => _runs++;

    private Task<Narration> RunAsync()
    {
        Interlocked.Increment(ref _runs);
        return body();
    }
}

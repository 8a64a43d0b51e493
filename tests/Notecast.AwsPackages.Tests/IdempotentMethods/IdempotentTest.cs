using AWS.Lambda.Powertools.Idempotency;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

/// <summary>
/// A fresh store for each test, known to the process. One method a test: Powertools 3.1.0 keeps the first method's name in all keys.
/// </summary>
[Collection(ProcessState.Name)]
public abstract class IdempotentTest
{
    internal static readonly Job SomeJob = new("ada/101", 7);

    internal static readonly Narration SomeNarration = new("narrations/ada/101/7.mp3", 2.5);

    internal MemoryStore Store { get; } = new();

    internal static Narrator Narrating() => new(async () =>
    {
        await Task.Yield();
        return SomeNarration;
    });

    internal void Configure(Action<IdempotencyOptionsBuilder>? options = null) => Idempotency.Configure(builder => builder
        .WithPersistenceStore(Store)
        .WithOptions(options ?? (_ => { }))
        .WithJsonSerializationContext(NarrationContext.Default));
}

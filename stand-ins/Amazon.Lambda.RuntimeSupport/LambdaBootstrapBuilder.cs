using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Internal;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Makes a <see cref="LambdaBootstrap"/> for a handler.</summary>
public class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> _handler;
    private LambdaBootstrapInitializer _initializer;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> handler) => _handler = handler;

    /// <summary>For a handler without a response.</summary>
    /// <typeparam name="TInput">The event's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="serializer">Reads events.</param>
    /// <returns>The builder.</returns>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        new(async (payload, context) =>
        {
            await handler(serializer.Deserialize<TInput>(payload), context);
            return ReadOnlyMemory<byte>.Empty;
        });

    /// <summary>For a handler with a response.</summary>
    /// <typeparam name="TInput">The event's type.</typeparam>
    /// <typeparam name="TOutput">The response's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="serializer">Reads events and writes responses.</param>
    /// <returns>The builder.</returns>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (payload, context) =>
        {
            var response = await handler(serializer.Deserialize<TInput>(payload), context);
            using var written = new MemoryStream();
            serializer.Serialize(response, written);
            return written.ToArray();
        });

    /// <summary>Sets what runs before the first event is asked for.</summary>
    /// <param name="bootstrapHandler">It.</param>
    /// <returns>This builder.</returns>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer bootstrapHandler)
    {
        _initializer = bootstrapHandler;
        return this;
    }

    /// <summary>Makes the bootstrap.</summary>
    /// <returns>It, for whoever disposes it.</returns>
    /// <exception cref="InvalidOperationException"><c>AWS_LAMBDA_RUNTIME_API</c> does not name the Runtime API.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The bootstrap disposes it.")]
    public LambdaBootstrap Build() => new(new RuntimeApi(RuntimeEnvironment.RuntimeApi), _handler, _initializer);
}

using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Internal;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Makes the loop that hands events to a handler.</summary>
public class LambdaBootstrapBuilder
{
    private readonly StreamHandler _handler;
    private readonly ILambdaSerializer _serializer;
    private LambdaBootstrapInitializer _initializer;

    private LambdaBootstrapBuilder(StreamHandler handler, ILambdaSerializer serializer)
    {
        _handler = handler;
        _serializer = serializer;
    }

    /// <summary>Begins with a handler that answers each event.</summary>
    /// <typeparam name="TInput">The event's type.</typeparam>
    /// <typeparam name="TOutput">The answer's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="serializer">Reads events and writes answers.</param>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => new(
        async (input, context) =>
        {
            var answer = await handler(serializer.Deserialize<TInput>(input), context);
            var output = new MemoryStream();
            serializer.Serialize(answer, output);
            return output;
        },
        serializer);

    /// <summary>Begins with a handler that answers nothing.</summary>
    /// <typeparam name="TInput">The event's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="serializer">Reads events.</param>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) => new(
        async (input, context) =>
        {
            await handler(serializer.Deserialize<TInput>(input), context);
            return new MemoryStream();
        },
        serializer);

    /// <summary>
    /// Runs an initializer before the first event is asked for. An exception of it is reported as the function's initialization error.
    /// </summary>
    /// <param name="initializer">The initializer.</param>
    /// <returns>This builder.</returns>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer initializer)
    {
        _initializer = initializer;
        return this;
    }

    /// <summary>Makes the loop. From here on, what is written to the console becomes lines of the function's log.</summary>
    public LambdaBootstrap Build() => new(_handler, _serializer, _initializer);
}

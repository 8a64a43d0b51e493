using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Internal;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop of a function's process: asks Lambda for an event, has it handled, and reports the response or the error.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly RuntimeApi _api;
    private readonly Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> _handler;
    private readonly LambdaBootstrapInitializer _initializer;

    internal LambdaBootstrap(
        RuntimeApi api, Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> handler, LambdaBootstrapInitializer initializer)
    {
        _api = api;
        _handler = handler;
        _initializer = initializer;
    }

    /// <summary>Runs until it is cancelled; after one event when <c>AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE</c> is true.</summary>
    /// <param name="cancellationToken">Stops asking for events.</param>
    /// <returns>A task that ends with the loop.</returns>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        RuntimeEnvironment.LimitMemory();
        if (_initializer is not null && !await InitializeAsync())
        {
            return;
        }

        do
        {
            await InvokeOnceAsync(cancellationToken);
        }
        while (!cancellationToken.IsCancellationRequested && !RuntimeEnvironment.RunsOnce);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections to Lambda.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _api.Dispose();
        }
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return await _initializer();
        }
        catch (Exception exception)
        {
            RuntimeLog.Error("", exception);
            await _api.ReportInitErrorAsync(exception);
            throw;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the handler throws is reported to Lambda, and the loop goes on.")]
    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var invocation = await _api.GetNextAsync(cancellationToken);
        RuntimeEnvironment.TraceId = invocation.Context.TraceId;
        ReadOnlyMemory<byte> response;
        try
        {
            response = await _handler(invocation.Payload, invocation.Context);
        }
        catch (Exception exception)
        {
            RuntimeLog.Error(invocation.Context.AwsRequestId, exception);
            await _api.ReportErrorAsync(invocation.Context.AwsRequestId, exception);
            return;
        }

        await _api.RespondAsync(invocation.Context.AwsRequestId, response);
    }
}

using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Internal;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Asks Lambda for events, one after the other, hands each to the handler and sends back what became of it.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly StreamHandler _handler;
    private readonly ILambdaSerializer _serializer;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly FunctionLog _log;
    private readonly RuntimeApi _api;

    internal LambdaBootstrap(StreamHandler handler, ILambdaSerializer serializer, LambdaBootstrapInitializer initializer)
    {
        _handler = handler;
        _serializer = serializer;
        _initializer = initializer;
        _log = FunctionLog.TakeConsole();
        _api = new RuntimeApi(FunctionEnvironment.RuntimeApi);
    }

    /// <summary>
    /// Runs the initializer, then the loop, until it is cancelled. With <c>AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE=true</c> it ends after one
    /// event.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event.</param>
    /// <exception cref="RuntimeApiClientException">Lambda refused a call.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        MemoryLimit.Apply();
        var goOn = _initializer is null || await InitializeAsync();
        while (goOn && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                await HandleOneAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            goOn = !FunctionEnvironment.RunsOnce;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection to Lambda.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> is called.</param>
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
            _log.Write(exception);
            await _api.SendInitErrorAsync(exception);
            throw;
        }
    }

    private async Task HandleOneAsync(CancellationToken cancellationToken)
    {
        using var received = await _api.NextAsync(cancellationToken);
        var context = new LambdaContext(received, _log, _serializer);
        _log.Begin(context);
        Environment.SetEnvironmentVariable(FunctionEnvironment.TraceIdName, context.TraceId);
        MemoryStream output;
        try
        {
            output = await _handler(received.Event, context);
        }
        catch (Exception exception)
        {
            _log.Write(exception);
            await _api.SendErrorAsync(context.AwsRequestId, exception);
            return;
        }

        // A refused response ends the process, as it should: Lambda starts another one.
        await _api.SendResponseAsync(context.AwsRequestId, output);
    }
}

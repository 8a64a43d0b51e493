using Amazon.Runtime.Internal;

namespace Notecast.Aws;

/// <summary>
/// Takes the handler that times calls for a telemetry provider out of the SDK's clients: Notecast has no such provider. The handler asks
/// each exception for its stack trace, and a missing object is an exception. In a native program the first stack trace sorts the names of
/// all methods, which was a fifth of a first invocation.
/// </summary>
internal sealed class PipelineWithoutMetrics : IRuntimePipelineCustomizer
{
    /// <inheritdoc/>
    public string UniqueName => "Notecast.PipelineWithoutMetrics";

    /// <inheritdoc/>
    public void Customize(Type serviceClientType, RuntimePipeline pipeline)
    {
        if (pipeline.Handlers.Any(handler => handler is MetricsHandler))
        {
            pipeline.RemoveHandler<MetricsHandler>();
        }
    }
}

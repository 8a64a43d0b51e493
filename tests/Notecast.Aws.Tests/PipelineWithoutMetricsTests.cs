using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Notecast.Aws.Tests;

[Collection(ProcessState.Name)]
public sealed class PipelineWithoutMetricsTests : IDisposable
{
    private readonly List<EnvironmentVariable> _variables =
        [new("AWS_REGION", "us-east-1"), new("AWS_ACCESS_KEY_ID", "AKID"), new("AWS_SECRET_ACCESS_KEY", "secret")];

    public void Dispose() => _variables.ForEach(variable => variable.Dispose());

    [Fact]
    public void A_client_that_is_configured_as_ours_are_does_not_time_its_calls()
    {
        using var client = new OpenClient(AwsClients.Configure(new AmazonS3Config(), caller: null, TimeSpan.FromSeconds(1), retries: 1));

        Assert.DoesNotContain(typeof(MetricsHandler), client.Handlers);
        Assert.Contains(typeof(RetryHandler), client.Handlers);
    }

    [Fact]
    public void Of_a_pipeline_all_other_handlers_stay_in_their_order()
    {
        using var pipeline = new RuntimePipeline([new CallbackHandler(), new ErrorCallbackHandler(), new MetricsHandler()]);
        var others = pipeline.Handlers.Where(handler => handler is not MetricsHandler).ToList();

        new PipelineWithoutMetrics().Customize(typeof(AmazonS3Client), pipeline);

        Assert.Equal(others, pipeline.Handlers);
    }

    [Fact]
    public void A_pipeline_that_times_nothing_stays_as_it_is()
    {
        using var pipeline = new RuntimePipeline(new ErrorCallbackHandler());

        new PipelineWithoutMetrics().Customize(typeof(AmazonS3Client), pipeline);

        Assert.IsType<ErrorCallbackHandler>(Assert.Single(pipeline.Handlers));
    }

    private sealed class OpenClient(AmazonS3Config config) : AmazonS3Client(config)
    {
        public List<Type> Handlers => [.. RuntimePipeline.Handlers.Select(handler => handler.GetType())];
    }
}

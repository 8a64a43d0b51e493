using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Internal;

internal sealed class ServiceMetadata : IServiceMetadata
{
    public string ServiceId => AmazonCloudFormationConfig.Id;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}

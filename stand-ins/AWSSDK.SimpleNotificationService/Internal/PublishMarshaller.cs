using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>Writes a request: a form with the members that are set.</summary>
internal sealed class PublishMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static PublishMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishRequest)input;
        var request = new DefaultRequest(input, "Amazon.SimpleNotificationService");
        request.Parameters.Add("Action", "Publish");
        request.Parameters.Add("Version", "2010-03-31");
        Add(request, nameof(publish.Message), publish.Message);
        AddAttributes(request, publish.MessageAttributes);
        Add(request, nameof(publish.MessageDeduplicationId), publish.MessageDeduplicationId);
        Add(request, nameof(publish.MessageGroupId), publish.MessageGroupId);
        Add(request, nameof(publish.MessageStructure), publish.MessageStructure);
        Add(request, nameof(publish.PhoneNumber), publish.PhoneNumber);
        Add(request, nameof(publish.Subject), publish.Subject);
        Add(request, nameof(publish.TargetArn), publish.TargetArn);
        Add(request, nameof(publish.TopicArn), publish.TopicArn);
        return request;
    }

    private static void AddAttributes(DefaultRequest request, Dictionary<string, MessageAttributeValue> attributes)
    {
        var number = 0;
        foreach (var (name, value) in attributes ?? [])
        {
            number++;
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number}");
            Add(request, $"{entry}.Name", name);
            Add(request, $"{entry}.Value.BinaryValue", value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes.ToArray()) : null);
            Add(request, $"{entry}.Value.DataType", value.DataType);
            Add(request, $"{entry}.Value.StringValue", value.StringValue);
        }
    }

    private static void Add(DefaultRequest request, string name, string value)
    {
        if (value is not null)
        {
            request.Parameters.Add(name, value);
        }
    }
}

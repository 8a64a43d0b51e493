using System.Text;
using Amazon.SQS.Model;

namespace Notecast.Aws;

/// <summary>Message attributes. They count towards a message's size: name, type and value.</summary>
internal static class SqsAttributes
{
    /// <summary>The most attributes of a message. Source: Amazon SQS Developer Guide, "Amazon SQS message quotas".</summary>
    public const int MaxCount = 10;

    /// <summary>The type of text.</summary>
    public const string TextType = "String";

    /// <summary>An attribute that is text.</summary>
    public static MessageAttributeValue Text(string value) => new() { DataType = TextType, StringValue = value };

    /// <summary>How many bytes a message takes.</summary>
    public static int SizeOf(string body, Dictionary<string, MessageAttributeValue> attributes) =>
        Encoding.UTF8.GetByteCount(body) + attributes.Sum(attribute => SizeOf(attribute.Key, attribute.Value));

    /// <summary>How many bytes an attribute takes.</summary>
    public static int SizeOf(string name, MessageAttributeValue value) =>
        name.Length + value.DataType.Length + Encoding.UTF8.GetByteCount(value.StringValue ?? "") + (int)(value.BinaryValue?.Length ?? 0);
}

using Notecast.AwsTesting;

namespace Notecast.Aws.Tests;

/// <summary>Answers of servers that tests script.</summary>
internal static class Answers
{
    public static LoopbackAnswer Xml(int status, string body, params (string Name, string Value)[] headers) =>
        LoopbackAnswer.Of(status, "application/xml", body, headers);

    /// <summary>An error of S3.</summary>
    public static LoopbackAnswer XmlError(int status, string code) =>
        Xml(status, $"<Error><Code>{code}</Code><Message>m</Message><RequestId>r</RequestId></Error>");

    /// <summary>An error of a service that speaks JSON.</summary>
    public static LoopbackAnswer JsonError(int status, string code, string message = "m") => LoopbackAnswer.Of(
        status,
        "application/x-amz-json-1.0",
        $$"""{"__type":"com.amazonaws#{{code}}","message":"{{message}}"}""",
        ("x-amzn-RequestId", "request-1"));
}

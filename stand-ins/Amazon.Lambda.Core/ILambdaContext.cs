namespace Amazon.Lambda.Core;

/// <summary>What a handler can learn of its invocation and of the function's execution environment.</summary>
public interface ILambdaContext
{
    /// <summary>The id of this invocation. A retry by Lambda has the same one.</summary>
    string AwsRequestId { get; }

    /// <summary>What the invoking mobile application says of itself; null when another kind of client invokes.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version; <c>$LATEST</c> when none was published.</summary>
    string FunctionVersion { get; }

    /// <summary>The invoking Amazon Cognito identity; null when another kind of client invokes.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN by which the function was invoked; it may name an alias or a version.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The CloudWatch Logs group of the function.</summary>
    string LogGroupName { get; }

    /// <summary>The CloudWatch Logs stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>The function's memory, in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time until Lambda ends the invocation. Negative once the deadline has passed.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant of the invocation; empty unless the function isolates tenants.</summary>
    string TenantId => string.Empty;

    /// <summary>The X-Ray trace of the invocation; empty when there is none.</summary>
    string TraceId => string.Empty;

    /// <summary>The serializer that the runtime client was given; null when it was given none.</summary>
    ILambdaSerializer Serializer => null;
}

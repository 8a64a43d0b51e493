using System.Reflection;
using System.Text.Json;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Idempotency.Exceptions;

namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>One call of an attributed method.</summary>
internal sealed record IdempotentCall(MethodBase Method, Func<object[], object> Target, object[] Args, string KeyPrefix)
{
    /// <summary>The payload as JSON.</summary>
    internal JsonDocument ReadPayload()
    {
        var parameters = Method.GetParameters();
        var index = parameters.Length == 1 || IsHandler(parameters) ? 0 : Array.FindIndex(parameters, IsKey);
        return index >= 0
            ? JsonDocument.Parse(IdempotencySerializer.Serialize(Args[index]))
            : throw new IdempotencyConfigurationException(
                $"{Method.Name} has no payload: give it a single parameter, or mark one of its parameters with [IdempotencyKey].");
    }

    /// <summary>In how many milliseconds the run must have ended; null if unknown.</summary>
    internal double? RemainingMilliseconds()
    {
        var context = IsHandler(Method.GetParameters()) ? (ILambdaContext)Args[1] : Idempotency.LambdaContext;
        return context?.RemainingTime.TotalMilliseconds;
    }

    private static bool IsHandler(ParameterInfo[] parameters) =>
        parameters.Length == 2 && parameters[1].ParameterType == typeof(ILambdaContext);

    private static bool IsKey(ParameterInfo parameter) => parameter.GetCustomAttribute<IdempotencyKeyAttribute>() is not null;
}

using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Knows the names that differ on the wire, S3's two trace ids; any other goes to another policy or stays as it is.</summary>
/// <param name="fallbackNamingPolicy">Names everything else; null keeps the names.</param>
public class AwsNamingPolicy(JsonNamingPolicy fallbackNamingPolicy) : JsonNamingPolicy
{
    /// <summary>Makes a policy that keeps all other names.</summary>
    public AwsNamingPolicy()
        : this(null)
    {
    }

    /// <inheritdoc/>
    public override string ConvertName(string name) => name switch
    {
        "XAmzId2" => "x-amz-id-2",
        "XAmzRequestId" => "x-amz-request-id",
        _ => fallbackNamingPolicy is null ? name : fallbackNamingPolicy.ConvertName(name),
    };
}

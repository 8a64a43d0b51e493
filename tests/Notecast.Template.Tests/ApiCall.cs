using System.Text.Json.Nodes;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

/// <summary>A request to an AWS service, with its parameters as the service's model names them.</summary>
internal sealed record ApiCall(string Service, string Operation, JsonObject Parameters)
{
    /// <summary>botocore refuses what is not in the service's model, then sends the rest.</summary>
    private const string Send =
        """
        import boto3, json, sys
        calls = json.loads(sys.argv[1])
        clients = {service: boto3.client(service) for service in {call[0] for call in calls}}
        answers = [getattr(clients[service], operation)(**parameters) for service, operation, parameters in calls]
        json.dump(answers, sys.stdout, default=str)
        """;

    /// <summary>Sends requests, one after the other.</summary>
    /// <returns>The answers, in the order of the requests.</returns>
    /// <exception cref="InvalidOperationException">One is refused.</exception>
    public static async Task<JsonArray> SendAsync(Uri server, IEnumerable<ApiCall> calls)
    {
        var list = new JsonArray([.. calls.Select(call => new JsonArray(call.Service, call.Operation, call.Parameters))]);
        var python = Programs.Require("python3", "apt-get install python3");
        return JsonNode.Parse(await Command.RunAsync(python, ["-c", Send, list.ToJsonString()], AwsEnvironment.Of(server)))!.AsArray();
    }
}

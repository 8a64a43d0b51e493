using System.Diagnostics;
using System.Text.Json;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests;

/// <summary>An operation of a service as the model that botocore carries describes it.</summary>
internal sealed record ServiceModel
{
    private const string Script =
        """
        import json, sys
        import botocore.session
        model = botocore.session.get_session().get_service_model(sys.argv[1])
        operation = model.operation_model(sys.argv[2])
        shapes = {name: model.shape_for(name) for name in model.shape_names}
        print(json.dumps({
            "Enums": {name: list(shape.enum) for name, shape in shapes.items() if getattr(shape, "enum", None)},
            "Input": list(operation.input_shape.members),
            "Output": list(operation.output_shape.members),
            "Errors": {shape.name: shape.metadata.get("error", {}).get("code", shape.name) for shape in operation.error_shapes},
            "ApiVersion": model.api_version,
        }))
        """;

    public required Dictionary<string, string[]> Enums { get; init; }

    public required string[] Input { get; init; }

    public required string[] Output { get; init; }

    /// <summary>The codes of errors by the names of their shapes.</summary>
    public required Dictionary<string, string> Errors { get; init; }

    public required string ApiVersion { get; init; }

    public static async Task<ServiceModel> ReadAsync(string service, string operation)
    {
        var python = Programs.Require("python3", "apt-get install python3, then pip install botocore");
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", Script, service, operation]) { RedirectStandardOutput = true })!;
        var json = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<ServiceModel>(json)!;
    }
}

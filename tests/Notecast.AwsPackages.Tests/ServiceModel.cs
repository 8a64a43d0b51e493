using System.Diagnostics;
using System.Text.Json;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests;

/// <summary>A service as the model that botocore carries describes it.</summary>
internal sealed record ServiceModel
{
    private const string Script =
        """
        import json, sys
        try:
            import botocore.session
        except ImportError:
            sys.exit(0)
        model = botocore.session.get_session().get_service_model(sys.argv[1])
        shapes = {name: model.shape_for(name) for name in model.shape_names}
        structures = {name: shape for name, shape in shapes.items() if shape.type_name == "structure"}
        operations = [model.operation_model(name) for name in model.operation_names]
        def kind(shape):
            return shape.name if getattr(shape, "enum", None) or shape.type_name == "structure" else shape.type_name
        print(json.dumps({
            "ApiVersion": model.api_version,
            "Enums": {name: list(shape.enum) for name, shape in shapes.items() if getattr(shape, "enum", None)},
            "Members": {name: {member: kind(of) for member, of in shape.members.items()} for name, shape in structures.items()},
            "Required": {name: list(shape.required_members) for name, shape in structures.items()},
            "Errors": {operation.name: {shape.name: shape.metadata.get("error", {}).get("code", shape.name)
                for shape in operation.error_shapes} for operation in operations},
        }))
        """;

    public required string ApiVersion { get; init; }

    public required Dictionary<string, string[]> Enums { get; init; }

    /// <summary>Kinds by the names of members, by the names of structures. The kind of an enumeration or a structure is its name.</summary>
    public required Dictionary<string, Dictionary<string, string>> Members { get; init; }

    public required Dictionary<string, string[]> Required { get; init; }

    /// <summary>Codes by the names of error shapes, by the names of operations.</summary>
    public required Dictionary<string, Dictionary<string, string>> Errors { get; init; }

    public static async Task<ServiceModel> ReadAsync(string service)
    {
        var python = Programs.Require("python3", "apt-get install python3");
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", Script, service]) { RedirectStandardOutput = true })!;
        var json = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.SkipWhen(json.Length == 0, "The Python package botocore is not installed: pip install botocore.");
        return JsonSerializer.Deserialize<ServiceModel>(json)!;
    }
}

using System.Text.Json.Nodes;

namespace Notecast.AwsTesting;

/// <summary>The project's SAM template.</summary>
public static class SamTemplate
{
    /// <summary>
    /// The CloudFormation template that AWS makes of <c>template.yaml</c>, by the same translator as AWS's. Skips the test on a machine
    /// that has no translator.
    /// </summary>
    /// <param name="repositoryRoot">The folder of <c>template.yaml</c>.</param>
    /// <exception cref="InvalidOperationException">The translator refuses the template.</exception>
    public static async Task<JsonNode> TransformAsync(string repositoryRoot)
    {
        const string HowToInstall = "apt-get install python3 and pip install aws-sam-translator";
        var python = Programs.Require("python3", HowToInstall);
        var (missing, _, _) = await Command.TryAsync(python, ["-c", "import samtranslator"]);
        if (missing != 0)
        {
            throw new ProgramMissingException($"python3 has no samtranslator: {HowToInstall}.");
        }

        var script = Path.Combine(repositoryRoot, "build", "transform-template");
        return JsonNode.Parse(await Command.RunAsync(python, [script, Path.Combine(repositoryRoot, "template.yaml")]))!;
    }
}

using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>The two programs that each function has: the packaged native one, and the same code for the JIT.</summary>
internal static class FunctionPrograms
{
    private const string Native = "./package";
    private const string Jit = "dotnet build -c Release";

    /// <summary>The native executable.</summary>
    public static string NativePath(string function) => Path.Combine(RepositoryRoot.Find(), "artifacts", function, "bootstrap");

    /// <summary>What is uploaded.</summary>
    public static string ZipPath(string function) => Path.Combine(RepositoryRoot.Find(), "artifacts", $"{function}.zip");

    /// <summary>The assembly that <c>dotnet</c> runs.</summary>
    public static string JitPath(string function) => Path.Combine(
        RepositoryRoot.Find(), "functions", function, "bin", "Release", "net10.0", $"Notecast.Functions.{function}.dll");

    /// <summary>The assembly of the bare requests that <c>dotnet</c> runs.</summary>
    public static string BareJitPath { get; } = Path.Combine(
        RepositoryRoot.Find(), "tests", "Notecast.BareFunction", "bin", "Release", "net10.0", "Notecast.BareFunction.dll");

    /// <summary>The program that runs <see cref="JitPath"/>.</summary>
    public static string DotnetPath { get; } = Programs.Find("dotnet") ?? "dotnet";

    /// <summary>Looks for everything before anything is measured.</summary>
    /// <exception cref="FileNotFoundException">Something is missing; the message says how to make it.</exception>
    public static void RequireAll()
    {
        RequireNative();
        foreach (var function in NativeDeployment.FunctionNames)
        {
            Require(ZipPath(function), Native);
            Require(JitPath(function), Jit);
        }
    }

    /// <summary>Looks for the native executables.</summary>
    /// <exception cref="FileNotFoundException">One is missing; the message says how to make it.</exception>
    public static void RequireNative()
    {
        foreach (var function in NativeDeployment.FunctionNames)
        {
            Require(NativePath(function), Native);
        }
    }

    private static void Require(string path, string command)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is missing: run {command} first.");
        }
    }
}

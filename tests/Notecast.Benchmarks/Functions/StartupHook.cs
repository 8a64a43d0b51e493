using System.Runtime.InteropServices;
using System.Text;

/// <summary>
/// Runs in the programs that are measured by JIT, before their own code (<c>DOTNET_STARTUP_HOOKS</c>, which fixes this class's name and
/// lack of a namespace): on the signal CONT, the process says how many bytes it has allocated so far.
/// </summary>
internal static class StartupHook
{
    /// <summary>How the line begins that a process writes to its standard error.</summary>
    public const string LineStart = "allocated ";

    // Held, or the collector would end it.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <summary>What the runtime calls.</summary>
    public static void Initialize()
    {
        if (!OperatingSystem.IsWindows())
        {
            Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Tell()));
        }
    }

    private static void Tell()
    {
        using var output = Console.OpenStandardError();
        output.Write(Encoding.ASCII.GetBytes($"{LineStart}{GC.GetTotalAllocatedBytes(precise: true)}\n"));
    }
}

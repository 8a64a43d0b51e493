namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>
/// Keeps the managed heap within the function's memory. The collector does not see Lambda's limit by itself and would grow until Lambda
/// ends the process.
/// </summary>
internal static class MemoryLimit
{
    private const ulong BytesPerMegabyte = 1024 * 1024;

    internal static void Apply()
    {
        var megabytes = FunctionEnvironment.MemoryMegabytes;
        if (megabytes == 0 || !FunctionEnvironment.LimitsMemory)
        {
            return;
        }

        try
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)megabytes * BytesPerMegabyte);
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            // More is in use than the limit allows; the function runs on without one, as with the official package.
        }
    }
}

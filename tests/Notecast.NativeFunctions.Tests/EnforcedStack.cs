using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests;

/// <summary>The stack with rights enforced, and what hands events over.</summary>
public sealed class EnforcedStack : IAsyncLifetime
{
    public NativeDeployment Deployment { get; private set; } = null!;

    public EventPump Pump { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Deployment = await NativeDeployment.StartAsync(enforcesRights: true);
        Pump = new EventPump(Deployment);
    }

    public async ValueTask DisposeAsync()
    {
        Pump?.Dispose();
        await (Deployment?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Notecast.EventSources.Tests.Native;

/// <summary>Holds invocations of the sample function until enough of them run at the same time.</summary>
internal sealed class Gate : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Gate() => _listener.Start();

    /// <summary>Makes the function wait here.</summary>
    public string Event => $$"""{"do":"wait","port":{{((IPEndPoint)_listener.LocalEndpoint).Port}}}""";

    public async Task OpenForAsync(int count)
    {
        var waiting = new List<TcpClient>();
        while (waiting.Count < count)
        {
            waiting.Add(await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(NativeLab.Patience));
        }

        waiting.ForEach(client => client.Dispose());
    }

    public void Dispose() => _listener.Dispose();
}

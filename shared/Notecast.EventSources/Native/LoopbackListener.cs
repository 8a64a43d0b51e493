using System.Net;
using System.Net.Sockets;

namespace Notecast.EventSources.Native;

/// <summary>An HTTP listener on a free port of the loopback address.</summary>
internal static class LoopbackListener
{
    private const int MaxTries = 20;

    public static (HttpListener Listener, string Address) Start()
    {
        for (var tries = 1; ; tries++)
        {
            var address = $"127.0.0.1:{FreePort()}";
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://{address}/");
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (tries < MaxTries)
            {
                // Somebody took the port between the look and the start.
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

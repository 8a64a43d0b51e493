using System.Net;
using System.Net.Sockets;

namespace Notecast.AwsTesting;

/// <summary>HTTP listeners on free loopback ports.</summary>
public static class LoopbackListener
{
    private const int Tries = 20;

    /// <summary>Starts a listener. The system names a free port; another program may take it first, so another is tried.</summary>
    public static (HttpListener Listener, Uri Url) Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(url.ToString());
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < Tries)
            {
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

using Amazon.Runtime.Endpoints;

namespace Notecast.StandIns.AwsSdk;

/// <summary>What an endpoint follows from. Core itself sets values by these names.</summary>
internal sealed class EndpointArguments : EndpointParameters
{
    public string Region
    {
        get => (string)this[nameof(Region)];
        set => this[nameof(Region)] = value;
    }

    public bool UseDualStack
    {
        get => (bool)this[nameof(UseDualStack)];
        set => this[nameof(UseDualStack)] = value;
    }

    public bool UseFIPS
    {
        get => (bool)this[nameof(UseFIPS)];
        set => this[nameof(UseFIPS)] = value;
    }

    public string Endpoint
    {
        get => (string)this[nameof(Endpoint)];
        set => this[nameof(Endpoint)] = value;
    }
}

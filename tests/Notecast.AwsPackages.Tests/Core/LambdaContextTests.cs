using System.Reflection;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Notecast.AwsPackages.Tests.Core;

public class LambdaContextTests
{
    [Fact]
    public void A_context_that_says_nothing_of_tenant_trace_and_serializer_has_none()
    {
        ILambdaContext context = new MinimalContext();

        Assert.Equal("", context.TenantId);
        Assert.Equal("", context.TraceId);
        Assert.Null(context.Serializer);
    }

    [Fact]
    public void A_handler_and_an_assembly_can_name_their_serializer_once()
    {
        var usage = typeof(LambdaSerializerAttribute).GetCustomAttribute<AttributeUsageAttribute>()!;

        Assert.Equal(AttributeTargets.Method | AttributeTargets.Assembly, usage.ValidOn);
        Assert.False(usage.AllowMultiple);
        Assert.Equal(
            typeof(DefaultLambdaJsonSerializer),
            ((Delegate)Handle).Method.GetCustomAttribute<LambdaSerializerAttribute>()!.SerializerType);
    }

    [LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
    private static void Handle()
    {
    }
}

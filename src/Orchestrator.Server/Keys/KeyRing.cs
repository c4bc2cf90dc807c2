using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Orchestrator.Server.Keys;

/// <summary>Protection of secrets by the ring in the database, the same at the start and in the host.</summary>
internal static class KeyRing
{
    /// <summary>Adds data protection with its keys in the database; what one node closes, every node opens.</summary>
    public static void AddKeyRing(this IServiceCollection services, KeyRepository repository)
    {
        services.AddDataProtection().SetApplicationName("orchestrator");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = repository);
    }

    /// <summary>The ring before there is a host.</summary>
    public static ServiceProvider Open(KeyRepository repository)
    {
        var services = new ServiceCollection();
        services.AddKeyRing(repository);
        return services.BuildServiceProvider();
    }
}

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>Tests that share the database and the SMTP server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DeliveryCollection : ICollectionFixture<DeliveryDatabase>, ICollectionFixture<MailServer>
{
    public const string Name = "delivery";
}

using CustomerLifecycle.Storage.ContractTests.Contracts;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>No provider leaves out a contract.</summary>
public sealed class CompletenessTests
{
    private static readonly Type[] Types = typeof(StorageContract).Assembly.GetTypes();

    [Fact]
    public void Every_provider_is_held_to_every_contract()
    {
        IEnumerable<string> missing =
            from contract in Types
            where contract.IsAbstract && contract.IsSubclassOf(typeof(StorageContract)) && contract != typeof(RelationalContract)
            from provider in contract.IsSubclassOf(typeof(RelationalContract))
                ? new[] { typeof(SqliteContracts), typeof(PostgreSqlContracts) }
                : [typeof(InMemoryContracts), typeof(SqliteContracts), typeof(PostgreSqlContracts)]
            where !provider.GetNestedTypes().Any(type => type.BaseType == contract && type is { IsAbstract: false, IsNestedPublic: true })
            select $"{provider.Name} has no class derived from {contract.Name}.";

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_class_runs_over_the_provider_it_stands_under()
    {
        IEnumerable<string> wrong =
            from type in Types
            where !type.IsAbstract && type.IsNested && type.IsSubclassOf(typeof(StorageContract))
            let expected = type.DeclaringType!.GetField("Provider")?.GetRawConstantValue() as string
            let actual = ((StorageContract)Activator.CreateInstance(type)!).Provider
            where expected != actual
            select $"{type} runs over {actual}.";

        Assert.Empty(wrong);
        Assert.True(Types.Count(type => type.IsAbstract && type.IsSubclassOf(typeof(StorageContract))) > 10);
    }
}

using System.Text.Json;
using CustomerLifecycle.Conformance.Running;
using Xunit.Sdk;

namespace CustomerLifecycle.Conformance;

public sealed class CaseAssertTests
{
    [Theory]
    [InlineData("""{"a":[1,null,"x"],"b":true}""", """{"b":true,"a":[1.0,null,"x"]}""", 0)]
    [InlineData("0.5", "0.5000001", 1e-6)]
    [InlineData("null", "null", 0)]
    public void The_same_answer_passes(string expected, string actual, double tolerance) =>
        CaseAssert.Equal(Json(expected), Json(actual), tolerance);

    [Theory]
    [InlineData("0.5", "0.50001", 1e-6, "$: expected 0.5")]
    [InlineData("null", "0", 0, "$: expected null, was 0")]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", 0, "did not expect b")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", 0, "has no b")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3]}""", 0, "$.a[1]: expected 2, was 3")]
    [InlineData("[1,2]", "[1]", 0, "expected 2 items, was 1")]
    [InlineData("\"1\"", "1", 0, "$: expected \"1\", was 1")]
    public void Another_answer_fails_and_says_where(string expected, string actual, double tolerance, string message) =>
        Assert.Contains(message, Assert.Throws<FailException>(() => CaseAssert.Equal(Json(expected), Json(actual), tolerance)).Message);

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

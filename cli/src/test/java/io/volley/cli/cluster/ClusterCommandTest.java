package io.volley.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ClusterCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        moon                         | 'but was ''moon'''
        yarn --nodes=0               | '--nodes is 0, but must be 1 to 50'
        yarn --nodes=1000            | '--nodes is 1000, but must be 1 to 50'
        yarn --cores=0               | '--cores is 0, but must be 1 to 1024'
        yarn --memory=much           | '''--memory'': expected a size such as 8g or 4096m, but got "much"'
        yarn --memory=512m           | '''--memory'': expected 1g to 1t, but got "512m"'
        yarn --memory=999999999t     | '''--memory'': expected 1g to 1t, but got "999999999t"'
        yarn -Dyarn.acl.enable       | 'KEY=VALUE'
        yarn -Dspark.ui.port=0       | '-Dspark.ui.port is a setting of Spark, but must be one of Hadoop'
        standalone --kerberos        | '--kerberos is for yarn alone'
        standalone -Dyarn.x=1        | '-Dyarn.x is no setting of Spark, but must be one of its Master or Worker'
        """)
    void refusesWhatCannotBe(String arguments, String message) {
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new ClusterCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(said))
                .execute(arguments.split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains(message);
    }
}
